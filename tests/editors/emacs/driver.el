;;; driver.el --- What the tests do with Emacs and Eglot in batch  -*- lexical-binding: t -*-

;; Results are TAP lines; `driver-run' ends Emacs with 0 or 1. Emacs 28 with Debian's elpa-eglot, 29 and newer with their own.

;;; Code:

(require 'package)
(unless (locate-library "eglot") ; -Q leaves Debian's packages out
  (add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
  (package-initialize))
(require 'eglot)
(require 'flymake)
(require 'seq)

(defvar driver-count 0)
(defvar driver-failed 0)

(defun driver-check (name holds &optional detail)
  "Note under NAME whether something HOLDS; DETAIL is shown beside it."
  (setq driver-count (1+ driver-count))
  (unless holds (setq driver-failed (1+ driver-failed)))
  (let ((shown (if detail (format " # %s" (string-replace "\n" " | " (format "%s" detail))) "")))
    (princ (format "%sok %d - %s%s\n" (if holds "" "not ") driver-count name
                   (if holds (truncate-string-to-width shown 160) shown)))))

(defmacro driver-run (&rest body)
  "Run BODY, say how it went, and end Emacs."
  `(progn
     (princ (format "# Emacs %s\n" emacs-version))
     (condition-case fault (progn ,@body)
       (error (driver-check "no error" nil (prin1-to-string fault))))
     (princ (format "1..%d\n" driver-count))
     (kill-emacs (if (= driver-failed 0) 0 1))))

(defmacro driver-wait (what &rest body)
  "Wait until BODY gives something; WHAT says for what."
  `(let ((end (+ (float-time) 60)) found)
     (while (and (not (setq found (progn ,@body))) (< (float-time) end))
       (accept-process-output nil 0.05))
     (or found (error "Waited in vain for %s" ,what))))

(defun driver-on (text)
  "Put point inside the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (1+ (match-beginning 0))))

(defun driver-findings (count)
  "The findings of this buffer, once there are COUNT."
  (driver-wait (format "%d findings" count)
               (let ((found (progn (flymake-start) (flymake-diagnostics)))) ; by itself Flymake starts when Emacs is idle
                 (and (= (length found) count) (or found t)))))

(defun driver-sync ()
  "Send what was typed: Eglot does it once Emacs is idle, which in batch it never is."
  (eglot--signal-textDocument/didChange))

(defun driver-hover ()
  "What Eglot shows of the thing at point."
  (let (said)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
    (substring-no-properties (driver-wait "the hover" said))))

(defun driver-apply (action)
  "Do what a code ACTION says."
  (let ((arguments (cdr (func-arity 'eglot--apply-workspace-edit)))
        (edit (plist-get action :edit))
        (eglot-confirm-server-edits nil)
        (eglot-confirm-server-initiated-edits nil))
    (if (and (>= arguments 2) (not (version< emacs-version "30")))
        (eglot--apply-workspace-edit edit 'driver)
      (eglot--apply-workspace-edit edit))))

(provide 'driver)
;;; driver.el ends here
