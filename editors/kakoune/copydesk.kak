# copydesk in Kakoune, through kak-lsp 18 or newer on the PATH: `source` this file in kakrc.

eval %sh{kak-lsp}

hook global BufCreate .*\.txt %{ set-option buffer filetype plain }

hook -group copydesk global BufSetOption filetype=(?:plain|markdown|html) %{
    set-option buffer lsp_servers %{
        [copydesk]
        root_globs = [".copydesk", "copydesk.toml", ".git"]
        command = "copydesk"
        args = ["lsp"]
    }
}

hook -group copydesk global WinSetOption filetype=(?:plain|markdown|html) %{
    lsp-enable-window
    lsp-inlay-diagnostics-enable window
}
