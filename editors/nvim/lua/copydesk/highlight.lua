-- Highlight groups for what the server recognizes, by name, so that a colour scheme or an init.lua can set them. Neovim 0.9 and newer.
local M = {}

-- Semantic token type of the server -> our group, and what it looks like unless somebody says otherwise.
local groups = {
  class = { 'CopydeskCompany', 'Type' },
  interface = { 'CopydeskPublicBody', 'Function' },
  variable = { 'CopydeskPerson', 'Statement' },
  type = { 'CopydeskProduct', 'Constant' },
  namespace = { 'CopydeskPlace', 'Identifier' },
  event = { 'CopydeskEvent', 'Special' },
  number = { 'CopydeskFigure', 'Number' },
  property = { 'CopydeskTime', 'String' },
}

--- Defines the groups for these types of files; what is defined already stays.
function M.define(filetypes)
  if vim.fn.has('nvim-0.9') == 0 then
    return
  end
  for token, group in pairs(groups) do
    vim.api.nvim_set_hl(0, group[1], { link = group[2], default = true })
    for _, filetype in ipairs(filetypes) do
      vim.api.nvim_set_hl(0, ('@lsp.type.%s.%s'):format(token, filetype), { link = group[1], default = true })
    end
  end
end

return M
