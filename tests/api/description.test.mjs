// The description itself: whole, and nothing in it that says nothing.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {description} from './council.mjs';

const operations = Object.entries(description.paths)
    .flatMap(([path, methods]) => Object.entries(methods)
        .map(([method, operation]) => ({name: `${method} ${path}`, ...operation})));

const names = (section) => Object.keys(description.components[section]);
const all = JSON.stringify(description);

test('every part that has a name is used', () => {
    for (const section of ['schemas', 'responses', 'headers', 'parameters']) {
        for (const name of names(section)) {
            assert(all.includes(`"#/components/${section}/${name}"`), `${section}/${name}`);
        }
    }
});

test('every operation says what it does, under a name of its own', () => {
    assert.equal(new Set(operations.map(({operationId}) => operationId)).size, operations.length);
    for (const {name, summary, description: text, tags} of operations) {
        assert(summary && text.endsWith('.') && tags.length === 1, name);
    }
});

test('every parameter says what it is', () => {
    for (const {name, parameters = []} of operations) {
        for (const parameter of parameters.filter((one) => !one.$ref)) {
            assert.match(parameter.description ?? '', /\.$/, `${name} ${parameter.name}`);
        }
    }
});

test('every refusal is a problem with its kinds', () => {
    for (const {name, responses} of operations) {
        for (const status of ['401', '403', '422', 'default']) {
            assert(responses[status], `${name} ${status}`);
        }
    }
    const kinds = Object.values(description.components.responses)
        .flatMap(({content}) => content['application/problem+json'].schema.allOf ?? [])
        .flatMap(({properties}) => properties?.refusal.enum ?? []);
    for (const kind of ['invalid_input', 'not_available', 'not_signed_in', 'not_permitted',
        'not_found', 'stale_version']) {
        assert(kinds.includes(kind), kind);
    }
});

test('every answer has a shape', () => {
    for (const {name, responses} of operations) {
        const [content] = Object.values((responses[200] ?? responses[201]).content);
        const isFile = name === 'get /documents/{id}';
        assert.equal(Object.keys(content.schema).length === 0, isFile, name);
    }
});
