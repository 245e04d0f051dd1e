// Which documents are drafts or model files: what the server is asked about.

import * as vscode from 'vscode';

export const DRAFT_LANGUAGES = ['plaintext', 'markdown', 'html'];

/**
 * Where documents may lie. Other schemes are views of a document that is checked already (the left side of a comparison, say) or
 * no drafts at all (output, commit messages); asking about them would show each finding twice. What a workspace lies on counts too.
 */
export function schemes(): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return [...new Set(['file', 'untitled', 'vscode-vfs', ...folders])];
}

const MODEL_FILES = ['**/.copydesk/**/*.json', '**/.copydesk/**/*.jsonl', '**/*.model.json', '**/copydesk.toml'];

export function selector(): ({ scheme: string; language: string } | { scheme: string; pattern: string })[] {
  return schemes().flatMap((scheme) => [
    ...DRAFT_LANGUAGES.map((language) => ({ scheme, language })),
    ...MODEL_FILES.map((pattern) => ({ scheme, pattern })),
  ]);
}

export function isDraft(document: vscode.TextDocument): boolean {
  return DRAFT_LANGUAGES.includes(document.languageId) && vscode.languages.match(selector(), document) > 0;
}
