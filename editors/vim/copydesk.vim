" copydesk in Vim 8 and 9, through ALE: `source` this file in vimrc, behind ALE.

for s:filetype in ['text', 'markdown', 'html']
  call ale#linter#Define(s:filetype, {
        \ 'name': 'copydesk',
        \ 'lsp': 'stdio',
        \ 'executable': get(g:, 'copydesk_program', 'copydesk'),
        \ 'command': '%e lsp',
        \ 'language': s:filetype ==# 'text' ? 'plaintext' : s:filetype,
        \ 'project_root': {buffer -> fnamemodify(get(filter(map(['.copydesk', '.git'],
        \   {_, name -> finddir(name, fnamemodify(bufname(buffer), ':p:h') . ';')}), 'v:val !=# ""'), 0,
        \   fnamemodify(bufname(buffer), ':p:h') . '/x'), ':p:h:h')},
        \ })
endfor
