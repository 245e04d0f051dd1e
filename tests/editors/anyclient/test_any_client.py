"""The real program under an independent client, pytest-lsp, which says of itself what ten editors say.

Its types are strict: what does not follow the protocol fails here even where real editors would let it pass. CAPABILITIES is the
folder of what editors sent in `initialize`, WORKSPACE the folder with the draft and its model.
"""

import asyncio
import json
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import converters, types
from pytest_lsp import ClientServerConfig, LanguageClient

WORKSPACE = pathlib.Path(os.environ['WORKSPACE']).resolve()
CLIENTS = sorted(pathlib.Path(os.environ['CAPABILITIES']).glob('*.json'))
DRAFT = WORKSPACE / 'ferries.md'
TEXT = DRAFT.read_text(encoding='utf-8')
DOCUMENT = types.TextDocumentIdentifier(uri=DRAFT.as_uri())
UNITS = {'utf-8': lambda text: len(text.encode()), 'utf-16': lambda text: len(text.encode('utf-16-le')) // 2, 'utf-32': len}


@pytest_lsp.fixture(params=CLIENTS, ids=lambda it: it.stem, config=ClientServerConfig(server_command=[os.environ['COPYDESK'], 'lsp']))
async def client(lsp_client: LanguageClient, request):
    recorded = json.loads(request.param.read_text(encoding='utf-8'))
    # The library leaves these to the test; every client that offers them has an answer.
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
    said = converters.get_converter().structure(recorded['capabilities'], types.ClientCapabilities)
    folder = types.WorkspaceFolder(uri=WORKSPACE.as_uri(), name='workspace')
    params = types.InitializeParams(capabilities=said, root_uri=WORKSPACE.as_uri(), workspace_folders=[folder])
    lsp_client.answer = await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


def at(client, text):
    """The place just inside the first occurrence of a text, in the units that were agreed on."""
    before = TEXT[: TEXT.index(text) + 1]
    units = UNITS[client.answer.capabilities.position_encoding or 'utf-16']
    return types.Position(line=before.count('\n'), character=units(before.rsplit('\n', 1)[-1]))


async def findings(client, count):
    """The findings once there are so many: pulled where the server offers that, pushed where it does not."""
    async with asyncio.timeout(60):
        while True:
            if client.answer.capabilities.diagnostic_provider is None:
                await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
                found = client.diagnostics.get(DOCUMENT.uri, [])
            else:
                report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=DOCUMENT))
                found = report.items
            if len(found) == count:
                return found


def text_of(contents):
    return contents if isinstance(contents, str) else contents.value


@pytest.mark.asyncio(loop_scope='function')
async def test_a_draft(client: LanguageClient):
    item = types.TextDocumentItem(uri=DOCUMENT.uri, language_id='markdown', version=1, text=TEXT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    codes = sorted(str(it.code) for it in await findings(client, 4))
    assert codes == ['arithmetic-error', 'bound-differs', 'misspelt-name', 'weekday-mismatch']

    place = {'text_document': DOCUMENT, 'position': at(client, '€12 million')}
    hover = await client.text_document_hover_async(types.HoverParams(**place))
    assert 'up to €12 million' in text_of(hover.contents)

    place = {'text_document': DOCUMENT, 'position': at(client, 'Halden Yards')}
    targets = await client.text_document_definition_async(types.DefinitionParams(**place))
    target = targets[0] if isinstance(targets, list) else targets
    assert str(getattr(target, 'uri', None) or target.target_uri).endswith('harbour.json')

    position = at(client, '€12 million')
    context = types.CodeActionContext(diagnostics=[])
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(text_document=DOCUMENT, range=types.Range(position, position), context=context))
    assert any('up to €12 million' in it.title for it in actions or [])

    whole = types.VersionedTextDocumentIdentifier(uri=DOCUMENT.uri, version=2)
    change = types.TextDocumentContentChangeWholeDocument(text='Nothing to see.\n')
    client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=whole, content_changes=[change]))
    await findings(client, 0)
    client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=DOCUMENT))
