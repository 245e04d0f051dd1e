-- Starts the copydesk language server in Neovim 0.7 and newer. All that is checked is checked by the server.
local M = {}

local options = {
  cmd = { 'copydesk', 'lsp' },
  filetypes = { 'text', 'markdown', 'html' },
  root_markers = { '.copydesk', 'copydesk.toml', '.git' },
  settings = {},
}

local started = false
local clients = {} -- root folder -> client id, where Neovim does not keep that itself (0.7)

--- Sets options. Call it in init.lua, before or after the plugin is loaded; anything left out keeps its default.
--- cmd: the server's command line · filetypes: what is a draft · root_markers: what a workspace's folder holds ·
--- settings: the server's settings, as in docs/editors.md · capabilities: those of a completion plugin
function M.setup(opts)
  options = vim.tbl_extend('force', options, opts or {})
  if started then
    started = false
    M.start()
  elseif vim.g.loaded_copydesk == nil and vim.v.vim_did_enter == 1 then
    M.start()
  end
end

--- The client's configuration, as vim.lsp.config of Neovim 0.11 wants it.
function M.config()
  -- An empty Lua table would be sent as a list.
  local settings = next(options.settings) and options.settings or vim.empty_dict()
  return {
    cmd = options.cmd,
    filetypes = options.filetypes,
    root_markers = options.root_markers,
    settings = { copydesk = settings },
    init_options = settings,
    capabilities = options.capabilities,
  }
end

-- The nearest folder above a file that holds a marker, else the file's own folder.
local function root_of(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  local folder = name == '' and vim.fn.getcwd() or vim.fn.fnamemodify(name, ':p:h')
  for _, marker in ipairs(options.root_markers) do
    local upward = vim.fn.fnameescape(folder) .. ';'
    local found = vim.fn.finddir(marker, upward)
    if found == '' then
      found = vim.fn.findfile(marker, upward)
    end
    if found ~= '' then
      return vim.fn.fnamemodify(found:gsub('/$', ''), ':p:h'):gsub('/' .. vim.pesc(marker) .. '$', '')
    end
  end
  return folder
end

local function attach(buffer)
  if vim.bo[buffer].buftype ~= '' then
    return
  end
  local root = root_of(buffer)
  local config = M.config()
  config.name = 'copydesk'
  config.root_dir = root
  config.root_markers = nil
  config.filetypes = nil
  config.workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } }
  config.capabilities = config.capabilities or vim.lsp.protocol.make_client_capabilities()
  if vim.lsp.start then -- 0.8 and newer
    vim.api.nvim_buf_call(buffer, function()
      vim.lsp.start(config)
    end)
    return
  end
  config.on_exit = function()
    clients[root] = nil
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

-- A missing program is said once, not at every file.
local function is_installed()
  if vim.fn.executable(options.cmd[1]) == 1 then
    return true
  end
  vim.notify_once(
    ('copydesk: no program %s; install it with `cargo install copydesk`, or give its path: require("copydesk").setup{ cmd = { "/path/to/copydesk", "lsp" } }'):format(
      options.cmd[1]
    ),
    vim.log.levels.WARN
  )
  return false
end

--- Starts the server for drafts that are open, and for those that will be.
function M.start()
  if started then
    return
  end
  started = true
  require('copydesk.highlight').define(options.filetypes)
  if vim.lsp.config and vim.lsp.enable then -- 0.11 and newer
    if is_installed() then
      vim.lsp.config('copydesk', M.config())
      vim.lsp.enable('copydesk')
    end
    return
  end
  local group = vim.api.nvim_create_augroup('copydesk', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      if is_installed() then
        attach(event.buf)
      end
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
      if is_installed() then
        attach(buffer)
      end
    end
  end
end

--- The running clients.
function M.clients()
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client)
    return client.name == 'copydesk'
  end, all)
end

--- Stops the server, until it is started again.
function M.stop()
  started = false
  if vim.lsp.enable then -- 0.11 and newer
    vim.lsp.enable('copydesk', false)
  else
    pcall(vim.api.nvim_del_augroup_by_name, 'copydesk')
  end
  for _, client in ipairs(M.clients()) do
    if vim.fn.has('nvim-0.11') == 1 then
      client:stop()
    else
      client.stop()
    end
  end
  clients = {}
end

--- Stops the server and starts it anew for the drafts that are open.
function M.restart()
  M.stop()
  vim.wait(2000, function()
    return #M.clients() == 0
  end, 20)
  M.start()
end

--- The options in force.
function M.options()
  return options
end

return M
