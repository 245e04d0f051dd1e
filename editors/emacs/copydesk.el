;;; copydesk.el --- Checks news drafts with Eglot  -*- lexical-binding: t -*-

;; Emacs 29 and newer have Eglot; for Emacs 28 it is the package eglot (Debian: elpa-eglot).
;;
;;   (load "/path/to/copydesk.el")
;;
;; M-. goes to the definition, C-h . shows the hover, M-x eglot-code-actions the quick fixes,
;; M-x flymake-show-buffer-diagnostics the findings.

;;; Code:

(defvar copydesk-command '("copydesk" "lsp")
  "The command line of the copydesk language server.")

(defvar eglot-server-programs)
(declare-function eglot-ensure "eglot")

(with-eval-after-load 'eglot
  ;; One entry for each language: Eglot before 1.15 tells a server one language for all modes of an entry.
  (dolist (modes '((text-mode :language-id "plaintext")
                   (markdown-mode :language-id "markdown")
                   (html-mode :language-id "html")))
    (add-to-list 'eglot-server-programs
                 (cons modes (lambda (&rest _) copydesk-command)))))

(defun copydesk-ensure ()
  "Check this buffer with copydesk if it is a draft.
Other modes are made from text mode too, commit messages among them; those are no drafts."
  (when (memq major-mode '(text-mode markdown-mode gfm-mode html-mode mhtml-mode))
    (eglot-ensure)))

(add-hook 'text-mode-hook #'copydesk-ensure)
(add-hook 'html-mode-hook #'copydesk-ensure)

(provide 'copydesk)
;;; copydesk.el ends here
