// Every case type as JSON Schema 2020-12, judged by a validator of that, and held to what the council
// itself takes and refuses.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {ask} from './council.mjs';

// Besides what JSON Schema says, a form is drawn from these.
const ours = ['x-kind', 'x-optional', 'x-order', 'x-register', 'x-shown-when', 'x-minimum', 'x-maximum'];

function validatorOf(schema) {
    const ajv = new Ajv({strict: true, allowUnionTypes: true, allErrors: true});
    addFormats(ajv);
    ajv.addVocabulary(ours);
    return ajv.compile(schema);
}

const typeNamed = async (name) => (await ask('GET', `/case-types/${name}`, 200)).json;

test('every case type is a schema from which a form can be drawn', async () => {
    const {json: {items}} = await ask('GET', '/case-types', 200);
    assert(items.length >= 3);
    const met = new Set();
    for (const {name} of items) {
        const {schema, fields, words} = await typeNamed(name);
        assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
        validatorOf(schema);
        for (const [field, property] of Object.entries(schema.properties)) {
            assert(property.title && property['x-kind'], `${name}: ${field}`);
            Object.keys(property).forEach((keyword) => met.add(keyword));
            for (const other of Object.keys(property['x-shown-when'] ?? {})) {
                assert(fields.some((one) => one.name === other), `${name}: ${field} and ${other}`);
            }
        }
        assert(words.en.title, name);
    }
    for (const keyword of ['description', 'x-shown-when', 'oneOf', 'items', 'format']) {
        assert(met.has(keyword), `no case type has ${keyword}: nothing was shown of it`);
    }
    await ask('GET', '/case-types/revenues.nothing', 404);
    const {workflow} = await typeNamed(items[0].name);
    await ask('GET', `/case-types/${items[0].name}?workflow=${workflow}`, 200);
});

test('schema and council agree on what fits', async () => {
    const fits = validatorOf((await typeNamed('revenues.discount_review')).schema);
    const tried = [{adults: 1}, {adults: 20}, {adults: 21}, {adults: 0}, {colour: 'red'},
        {evidence_on: '2026-02-28'}, {evidence_on: '2026-02-30'}, {}];
    for (const fields of tried) {
        const status = fits(fields) ? 201 : 422;
        await ask('POST', '/cases', status, {body: {type: 'revenues.discount_review', fields}});
    }
});
