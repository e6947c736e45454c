// The council as it is served, asked through prism, which stands between and knows nothing but the
// description. One prism refuses whatever is against it (--errors); the other lets all of it pass and
// notes what was wrong, so that what the council says to bad requests is looked at too.
import assert from 'node:assert/strict';
import fs from 'node:fs';

export const {API_ADDRESS: address, API_STRICT: strict, API_LENIENT: lenient} = process.env;
export const description = JSON.parse(fs.readFileSync(process.env.API_DESCRIPTION, 'utf8'));
export const tokens = {
    work: process.env.API_TOKEN_WORK,
    read: process.env.API_TOKEN_READ,
};

// Which routes were answered with which status: at the end every one that is described must have been.
export const walked = new Set();

function routeOf(method, path) {
    const fits = (route) => new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
    const routes = Object.keys(description.paths)
        .filter((route) => description.paths[route][method.toLowerCase()] && fits(route))
        .sort((a, b) => a.split('{').length - b.split('{').length);
    return routes[0];
}

async function sent(through, method, target, {body, fields = {}, token = tokens.work} = {}) {
    const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof Uint8Array);
    const response = await fetch(through + target, {
        method,
        headers: {
            ...token && {Authorization: `Bearer ${token}`},
            ...isJson && {'Content-Type': 'application/json'},
            ...fields,
        },
        body: isJson && typeof body !== 'string' ? JSON.stringify(body) : body,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('Content-Type') ?? '';
    const answer = {
        status: response.status,
        headers: response.headers,
        bytes,
        json: type.includes('json') ? JSON.parse(bytes) : undefined,
        violations: JSON.parse(response.headers.get('sl-violations') ?? '[]'),
    };
    const route = routeOf(method, new URL(target, 'http://council').pathname);
    if (route) {
        walked.add(`${method} ${route} ${answer.status}`);
    }
    return answer;
}

// A request that is as the description wants it, whatever the council says to it.
export async function ask(method, target, status, options) {
    const answer = await sent(strict, method, target, options);
    assert.equal(answer.status, status, `${method} ${target}: ${answer.bytes}`);
    assert.deepEqual(answer.violations, [], `${method} ${target}`);
    if (status >= 400) {
        isProblem(answer, `${method} ${target}`);
    }
    return answer;
}

// A request that is not: the description must say so, the council must refuse it, and its answer must be
// as described.
export async function askWrongly(method, target, status, options) {
    const answer = await sent(lenient, method, target, options);
    assert.equal(answer.status, status, `${method} ${target}: ${answer.bytes}`);
    const of = (side) => answer.violations.filter(({location}) => location[0] === side);
    assert.deepEqual(of('response'), [], `${method} ${target}`);
    assert.notDeepEqual(of('request'), [], `${method} ${target} is against no description`);
    isProblem(answer, `${method} ${target}`);
    return answer;
}

function isProblem(answer, asked) {
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json', asked);
    assert.equal(answer.json.status, answer.status, asked);
    assert.match(answer.json.detail, /\S[.?]$/, asked);
}

export const open = async (fields = {}) => (await ask('POST', '/cases', 201, {
    body: {type: 'revenues.discount_review', team: 'revenues', ...fields},
})).json;
