// The description as prism is given it: no answer may hold a member that it does not name. The
// published one leaves that open, since answers may grow. Called as: node strict.mjs FROM TO.
import fs from 'node:fs';

const [from, to] = process.argv.slice(2);

function closed(part) {
    if (part === null || typeof part !== 'object') {
        return part;
    }
    const copy = Array.isArray(part) ? part.map(closed)
        : Object.fromEntries(Object.entries(part).map(([name, one]) => [name, closed(one)]));
    if (copy.type === 'object' && copy.properties && copy.additionalProperties === undefined) {
        copy.additionalProperties = false;
    }
    return copy;
}

fs.writeFileSync(to, JSON.stringify(closed(JSON.parse(fs.readFileSync(from, 'utf8')))));
