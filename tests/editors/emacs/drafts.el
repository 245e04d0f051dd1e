;;; drafts.el --- A draft in the real Emacs with Eglot  -*- lexical-binding: t -*-

;;; Code:

(load (getenv "SETUP") nil t)
(setq copydesk-command (list (getenv "COPYDESK") "lsp"))
(setq eglot-sync-connect 60
      create-lockfiles nil
      make-backup-files nil)
;; Without a package for it, Emacs before 31 opens Markdown as text.
(add-to-list 'auto-mode-alist '("\\.md\\'" . text-mode))

(driver-run
 (let ((draft (find-file (concat (getenv "WS") "ferries.md"))))
   (with-current-buffer draft
     (unless (eglot-managed-p)
       (call-interactively #'eglot))
     (driver-wait "Eglot" (eglot-managed-p))
     (driver-check "the server is started for a draft" (eglot-managed-p) (jsonrpc-name (eglot-current-server)))
     (let* ((found (driver-findings 4))
            (texts (mapcar (lambda (it) (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it)))
                           found)))
       (driver-check "the findings are on their words" (member "€12 million" texts) texts)
       (driver-check "and say what is wrong"
                     (seq-find (lambda (it) (string-match-p "lost its “up to”" (flymake-diagnostic-text it))) found)))
     (driver-on "€12 million")
     (let ((hover (driver-hover)))
       (driver-check "a hover says what the fact is" (string-match-p "up to €12 million" hover) hover)
       (driver-check "as plain text" (not (string-match-p "\\*\\*\\|\\\\" hover)) hover))
     (driver-on "Halden Yards")
     (driver-check "and who somebody is" (string-match-p "Shipbuilder" (driver-hover)))
     (call-interactively #'xref-find-definitions)
     (driver-check "the name leads to the model file" (string-suffix-p "harbour.json" (buffer-file-name)) (buffer-file-name))
     (driver-check "to the line of the entry" (string-match-p "\"name\": \"Halden Yards\"" (thing-at-point 'line))
                   (thing-at-point 'line)))
   (with-current-buffer (switch-to-buffer draft)
     (driver-on "€12 million")
     (let* ((actions (eglot-code-actions (line-beginning-position) (line-end-position)))
            (mend (seq-find (lambda (it) (string-match-p "up to €12 million" (plist-get it :title))) actions)))
       (driver-check "the mend is offered" mend (plist-get mend :title))
       (driver-apply mend))
     (driver-check "it brings the bound back" (progn (goto-char (point-min)) (search-forward "worth\nup to €12 million" nil t)))
     (driver-sync)
     (driver-findings 3)
     (driver-check "the finding goes" t)
     (goto-char (point-min))
     (search-forward "20%")
     (replace-match "25%")
     (driver-sync)
     (driver-findings 2)
     (driver-check "another goes when the figure is typed right" t)
     (set-buffer-modified-p nil))))
;;; drafts.el ends here
