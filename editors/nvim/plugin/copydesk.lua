-- Starts copydesk for drafts unless the user says `vim.g.copydesk_autostart = false` or calls setup() with other settings.
if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

vim.api.nvim_create_user_command('Copydesk', function(args)
  require('copydesk.command').run(args.fargs)
end, {
  nargs = 1,
  desc = 'Work with the copydesk language server',
  complete = function(lead)
    return require('copydesk.command').complete(lead)
  end,
})

if vim.g.copydesk_autostart ~= false then
  require('copydesk').start()
end
