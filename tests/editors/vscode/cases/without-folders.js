// What a test says where VS Code opened a workspace file without its folders; see openedWhole in exthost.mjs.

module.exports = 'the window has a workspace file and no folders';
