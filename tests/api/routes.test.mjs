// Every route of the contract with good and bad input, through prism. It never answers a body that is no
// JSON at all; tests/system/rest_api_test.cpp sends those.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {address, ask, askWrongly, description, open, tokens, walked} from './council.mjs';

let reference;
before(async () => {
    reference = (await open()).reference;
});

test('cases are opened', async () => {
    const fields = {'Idempotency-Key': 'form 17'};
    const body = {type: 'revenues.discount_review', channel: 'web', received_at: '2026-01-05T09:00:00Z',
        customer: await aCustomer(), place: await aPlace(), fields: {adults: 1}};
    const made = await ask('POST', '/cases', 201, {body, fields});
    const again = await ask('POST', '/cases', 201, {body, fields});

    assert.equal(made.json.reference, again.json.reference);
    assert.equal(made.headers.get('Location'), `/api/v1/cases/${made.json.reference}`);
    assert.match(made.headers.get('ETag'), /^"\d+"$/);
    await askWrongly('POST', '/cases', 422, {body: {}});
    await askWrongly('POST', '/cases', 422, {body: {type: 7}});
    await askWrongly('POST', '/cases', 422, {body: {type: 'a', colour: 'red'}});
    await askWrongly('POST', '/cases', 422, {body: {type: 'a', received_at: 'yesterday'}});
    await askWrongly('POST', '/cases', 422, {body: {type: 'a', fields: [1]}});
    await ask('POST', '/cases', 404, {body: {type: 'revenues.nothing'}});
    await ask('POST', '/cases', 422, {body: {type: 'revenues.discount_review', channel: 'By post'}});
});

test('cases are listed', async () => {
    const whole = await ask('GET', '/cases?limit=2&all=true&service=revenues', 200);
    assert.equal(whole.json.items.length, 2);
    await ask('GET', `/cases?limit=2&all=true&service=revenues&cursor=${
        encodeURIComponent(whole.json.next_cursor)}`, 200);
    const {type, state} = whole.json.items[0];
    await ask('GET', `/cases?type=${type}&state=${state}&owner=priya.shah&team=revenues`, 200);
    await ask('GET', `/cases?due_before=2030-01-01&q=lane&customer=${await aCustomer()}`, 200);
    await ask('GET', `/cases?place=${await aPlace()}`, 200);
    await ask('GET', '/cases?owner=nobody', 404);
    await askWrongly('GET', '/cases?limit=many', 422);
    await askWrongly('GET', '/cases?limit=0', 422);
    await askWrongly('GET', '/cases?due_before=soon', 422);
    await askWrongly('GET', '/cases?all=perhaps', 422);
});

test('a case is shown, and not again to who has it', async () => {
    const shown = await ask('GET', `/cases/${reference}`, 200);
    const named = await ask('GET', `/cases/${reference}?names=true`, 200);
    assert(named.json.state_title && !shown.json.state_title);
    await ask('GET', `/cases/${reference}`, 304,
        {fields: {'If-None-Match': shown.headers.get('ETag')}});
    await ask('GET', '/cases/CT-26-999999-A', 404);
    await askWrongly('GET', `/cases/${reference}?names=all`, 422);
});

test('actions are listed and taken', async () => {
    const of = `/cases/${(await open()).reference}`;
    const {json: {items}} = await ask('GET', `${of}/actions`, 200);
    assert(items.some(({available}) => available) && items.some(({available}) => !available));
    const etag = (await ask('GET', of, 200)).headers.get('ETag');
    const replied = await ask('POST', `${of}/actions/reply`, 200,
        {body: {fields: {adults: 2}}, fields: {'If-Match': etag}});
    assert.notEqual(replied.headers.get('ETag'), etag);
    await ask('POST', `${of}/actions/remove`, 409,
        {body: {reason: 'Two adults.'}, fields: {'If-Match': etag}});
    await ask('POST', `${of}/actions/keep`, 422);
    await ask('POST', `${of}/actions/nothing`, 422);
    await ask('POST', '/cases/CT-26-999999-A/actions/reply', 404);
    await ask('POST', `${of}/actions/remove`, 422, {fields: {'If-Match': 'newest'}});
    await askWrongly('POST', `${of}/actions/remove`, 422, {body: {reason: 7}});
    await ask('GET', '/cases/CT-26-999999-A/actions', 404);
    await askWrongly('POST', `${of}/actions/remove`, 422, {body: {version: 3}});
});

test('what was done last is undone, once', async () => {
    const of = `/cases/${(await open()).reference}`;
    const {state} = (await ask('GET', of, 200)).json;
    await ask('POST', `${of}/actions/reply`, 200, {body: {fields: {adults: 2}}});
    const {undo} = (await ask('GET', `${of}/actions`, 200)).json;
    assert(undo.available && undo.until);
    await ask('POST', `${of}/undo`, 409, {body: {number: undo.number + 1}});
    const undone = await ask('POST', `${of}/undo`, 200, {body: {number: undo.number}});
    assert.equal(undone.json.state, state);
    assert.equal(undone.json.undid, undo.title);
    await ask('POST', `${of}/undo`, 422, {body: {}});
    await askWrongly('POST', `${of}/undo`, 422, {body: {number: 'last'}});
    await ask('POST', '/cases/CT-26-999999-A/undo', 404, {body: {}});
});

test('notes and messages are added and told', async () => {
    const of = `/cases/${reference}`;
    const before = (await ask('GET', of, 200)).headers.get('ETag');
    await ask('POST', `${of}/notes`, 200, {body: {text: 'Rang; no reply.'}});
    await ask('POST', `${of}/messages`, 200, {body: {text: 'I have moved out.', channel: 'email',
        direction: 'in', sender: 'Ann Example', subject: 'My bill',
        received_at: '2026-05-04T09:00:00Z'}});
    await ask('POST', `${of}/messages`, 200,
        {body: {text: 'Thank you.', direction: 'out', recipient: 'Ann Example'}});
    assert.equal((await ask('GET', of, 200)).headers.get('ETag'), before);
    const {json: {items}} = await ask('GET', `${of}/events?after=1&limit=50`, 200);
    const message = items.find(({kind}) => kind === 'case.message_added');
    assert.equal(message.happened_at, '2026-05-04T09:00:00Z');
    assert.equal(message.body.text, 'I have moved out.');
    for (const part of ['notes', 'messages']) {
        await askWrongly('POST', `${of}/${part}`, 422, {body: {}});
        await askWrongly('POST', `${of}/${part}`, 422, {body: {text: ['a']}});
        await ask('POST', `${of}/${part}`, 422, {body: {text: ' '}});
        await ask('POST', `/cases/CT-26-999999-A/${part}`, 404, {body: {text: 'a'}});
    }
    await askWrongly('POST', `${of}/messages`, 422, {body: {text: 'a', direction: 'up'}});
    await ask('POST', `${of}/messages`, 422, {body: {text: 'a', channel: 'By email'}});
    await askWrongly('GET', `${of}/events?after=-1`, 422);
    await ask('GET', '/cases/CT-26-999999-A/events', 404);
});

test('documents are added as bytes and as a form, listed, and given back', async () => {
    const of = `/cases/${reference}/documents`;
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46]);
    await ask('POST', `${of}?file=plan.pdf&title=The%20plan`, 200,
        {body: bytes, fields: {'Content-Type': 'application/octet-stream'}});
    const form = new FormData();
    form.append('title', 'A letter');
    form.append('file', new Blob(['Dear council']), 'letter.txt');
    await ask('POST', of, 200, {body: form});
    const {json: {items}} = await ask('GET', `${of}?limit=10`, 200);
    assert.deepEqual(items.map(({title}) => title), ['The plan', 'A letter']);
    const given = await ask('GET', `/documents/${items[0].id}`, 200);
    assert.deepEqual(new Uint8Array(given.bytes), bytes);
    assert.equal(given.headers.get('Content-Type'), 'application/pdf');
    assert.match(given.headers.get('Content-Disposition'), /plan\.pdf/);
    await ask('GET', '/documents/none', 404);
    await askWrongly('GET', `${of}?limit=x`, 422);
    await ask('GET', '/cases/CT-26-999999-A/documents', 404);
    await ask('POST', `${of}?file=empty.txt`, 422,
        {body: new Uint8Array(), fields: {'Content-Type': 'application/octet-stream'}});
    await ask('POST', '/cases/CT-26-999999-A/documents?file=a.txt', 404,
        {body: bytes, fields: {'Content-Type': 'application/octet-stream'}});
});

test('customers are added, shown and listed', async () => {
    const body = {name: 'Ann Example', kind: 'person', email: 'ann@example.org', phone: '01632 960001',
        address: '1 High Street', born: '1980-01-01', external_id: 'old/9'};
    const added = (await ask('POST', '/customers', 200, {body})).json;
    assert.deepEqual((await ask('GET', `/customers/${added.id}`, 200)).json, added);
    await ask('GET', '/customers?limit=1', 200);
    await ask('GET', '/customers?q=ann%20example', 200);
    await ask('GET', '/customers/nobody', 404);
    await ask('POST', '/customers', 422, {body: {name: 'Ann', email: 'nowhere'}});
    await askWrongly('POST', '/customers', 422, {body: {name: 'Ann', kind: 'cat'}});
    await askWrongly('POST', '/customers', 422, {body: {name: 'Ann', born: '1980-02-31'}});
    await askWrongly('GET', '/customers?limit=5000', 422);
});

test('queues are listed, and the next case taken', async () => {
    await ask('GET', '/queues/team/revenues?limit=3', 200);
    await open();
    const next = await ask('POST', '/queues/next', 200, {body: {team: 'revenues'}});
    assert.equal(next.json.owner, 'priya.shah');
    assert(next.json.because);
    const mine = await ask('GET', '/queues/mine?limit=100', 200);
    assert(mine.json.items.some((one) => one.reference === next.json.reference));
    await ask('POST', '/queues/next', 403, {body: {team: 'housing'}});
    await askWrongly('POST', '/queues/next', 422, {body: {team: 7}});
    await askWrongly('GET', '/queues/mine?limit=x', 422);
    await askWrongly('GET', '/queues/team/revenues?limit=x', 422);
});

test('places and registers are shown and listed', async () => {
    const uprn = await aPlace();
    await ask('GET', `/places/${uprn}`, 200);
    await ask('GET', '/places?q=lane', 200);
    await ask('GET', '/places/none', 404);
    await askWrongly('GET', '/places?limit=x', 422);
    const {json: {items}} = await ask('GET', '/registers/revenues.accounts?limit=2', 200);
    const key = encodeURIComponent(items[0].key);
    const row = await ask('GET', `/registers/revenues.accounts?key=${key}&on=2026-11-01`, 200);
    assert.equal(row.json.key, items[0].key);
    await ask('GET', '/registers/revenues.nothing', 404);
    await askWrongly('GET', '/registers/revenues.accounts?on=today', 422);
});

test('case types are listed and shown', async () => {
    const {json: {items}} = await ask('GET', '/case-types', 200);
    await ask('GET', `/case-types/${items[0].name}`, 200);
    await ask('GET', '/case-types/revenues.nothing', 404);
});

test('events are followed by kind and service, page by page', async () => {
    const first = (await ask('GET', '/events?limit=3&kind=case.opened&service=revenues', 200)).json;
    assert(first.items.every(({kind}) => kind === 'case.opened'));
    const next = (await ask('GET', `/events?limit=3&kind=case.opened&service=revenues&after=${
        first.next_cursor}`, 200)).json;
    assert(next.items[0].position > first.items[2].position);
    const none = (await ask('GET', '/events?service=housing', 200)).json;
    assert.deepEqual(none.items, []);
    const messages = (await ask('GET', '/events?kind=case.message_added', 200)).json;
    assert(messages.items.every(({kind}) => kind === 'case.message_added'));
    await askWrongly('GET', '/events?after=now', 422);
});

// Prism waits for the end of an answer, and this one has none: so it is asked of the council itself.
test('server-sent events, past prism', async () => {
    const stop = new AbortController();
    const response = await fetch(`${address}/api/v1/events?kind=case.opened`, {
        headers: {Authorization: `Bearer ${tokens.work}`, Accept: 'text/event-stream'},
        signal: stop.signal,
    });
    const {paths} = description;
    assert(paths['/events'].get.responses[200].content[response.headers.get('Content-Type')]);
    const {value} = await response.body.getReader().read();
    assert.match(Buffer.from(value).toString(), /^id: \d+\nevent: case\.opened\ndata: \{/);
    stop.abort();
});

test('nobody is let in without a token, or further than theirs is good for', async () => {
    for (const [path, methods] of Object.entries(description.paths)) {
        for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
            await askWrongly(method, filled(path), 401, {token: ''});
        }
    }
    await ask('GET', '/cases?limit=1', 401, {token: 'mh_wrong'});
    await ask('GET', '/cases?limit=1', 200, {token: tokens.read});
    await ask('POST', `/cases/${reference}/notes`, 403, {body: {text: 'a'}, token: tokens.read});
});

test('what a route does not take is refused by name', async () => {
    for (const [path, {get}] of Object.entries(description.paths)) {
        if (get) {
            const {json} = await ask('GET', `${filled(path)}?colour=red`, 422);
            assert.match(json.detail, /"colour" is nothing that can be asked for here/);
        }
    }
});

after(() => {
    for (const one of walked) {
        const [method, path, status] = one.split(' ');
        assert(description.paths[path][method.toLowerCase()].responses[status], `${one} is not described`);
    }
    for (const [path, methods] of Object.entries(description.paths)) {
        for (const [method, {responses}] of Object.entries(methods)) {
            for (const status of Object.keys(responses)) {
                const isMet = walked.has(`${method.toUpperCase()} ${path} ${status}`);
                const isElsewhere = ['403', '413', '503', 'default'].includes(status);
                assert(isMet || isElsewhere, `${method} ${path} was never ${status}`);
            }
        }
    }
});

const filled = (path) => path.replace('{reference}', reference).replaceAll(/\{\w+\}/g, 'none');

async function aCustomer() {
    return (await ask('GET', '/customers?limit=1', 200)).json.items[0].id;
}

async function aPlace() {
    return (await ask('GET', '/places?limit=1', 200)).json.items[0].uprn;
}
