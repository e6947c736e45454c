// Makes what the desk serves beside its pages: one stylesheet, one module script, one small script
// that runs before the page is painted, and the icons that the stylesheet names. Each is named by
// its content, and packed for the wire. Called by CMake: node build.mjs NODE_MODULES OUT.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const [packages, out] = process.argv.slice(2);
const source = path.dirname(new URL(import.meta.url).pathname);
const govuk = path.join(packages, 'govuk-frontend/dist/govuk');
const moj = path.join(packages, '@ministryofjustice/frontend/moj');
const read = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');

// The typeface, the crown and the crests are for government departments, and a council is none.
// Their components, and those that the desk does not have, are left out.
const forbidden = /GDS Transport|crown|crest|logotype|govuk-logo|opengraph/i;
const leftOut = new RegExp(
    '\\.(govuk-(header|footer|logo|cookie-banner|exit-this-page|feedback)|moj-(header|banner|' +
    'cookie-banner|organisation|rich-text|pds|primary-navigation|search|cookie|multi-file-upload|' +
    'progress-bar))(?![a-z])');

// The end of the block that opens before `start`.
function endOfBlock(css, start) {
    let depth = 1;
    let at = start;
    for (; depth > 0; at++) {
        if (at >= css.length) throw new Error('A block of the stylesheet has no end.');
        if (css[at] === '{') depth++;
        if (css[at] === '}') depth--;
    }
    return at - 1;
}

// A rule without the selectors that are left out; nothing where none remains.
function keptRule(prelude, body) {
    if (/^@(media|supports)/.test(prelude)) {
        const inner = keptRules(body);
        return inner && `${prelude}{${inner}}`;
    }
    if (/^@font-face/.test(prelude)) return '';
    if (prelude.startsWith('@')) return `${prelude}{${body}}`;
    const selectors = prelude.split(/,(?![^(]*\))/).filter(selector => !leftOut.test(selector));
    return selectors.length ? `${selectors.join(',')}{${body}}` : '';
}

function keptRules(css) {
    let kept = '';
    for (let at = 0; at < css.length;) {
        const open = css.indexOf('{', at);
        const end = css.indexOf(';', at);
        if (css[at] === '@' && end >= 0 && (open < 0 || end < open)) {
            at = end + 1;  // @charset: ours says it.
            continue;
        }
        if (open < 0) break;
        const close = endOfBlock(css, open + 1);
        kept += keptRule(css.slice(at, open).trim(), css.slice(open + 1, close));
        at = close + 1;
    }
    return kept;
}

const withoutComments = text => text.replace(/\/\*[\s\S]*?\*\//g, '');

function theirStyle(file) {
    return keptRules(withoutComments(read(file)))
        .replace(/GDS Transport,arial,sans-serif/g, 'var(--mh-font)');
}

const ourStyle = () => withoutComments(read(source, 'desk.css'))
    .replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1').trim();

// The browser's sides of both packages end in one `export{…}`; as functions they cannot clash.
function asFunction(file) {
    const text = read(file).replace(/\/\/# sourceMappingURL=.*/, '');
    const exported = /export\{([^}]*)\};?\s*$/.exec(text);
    if (!exported) throw new Error(`${file} does not end in its exports.`);
    return `(()=>{${text.slice(0, exported.index)}return{initAll}})()`;
}

const ownScript = file => read(source, file)
    .replace(/^import .*\n/gm, '').replace(/^export /gm, '')
    .replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '');

const files = [];

function put(name, mediaType, body) {
    const bytes = Buffer.from(body);
    const found = forbidden.exec(bytes.toString('latin1'));
    if (found) throw new Error(`"${found[0]}" is left in ${name}.`);
    const hash = crypto.createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const {name: stem, ext} = path.parse(name);
    const packed = {
        plain: bytes,
        gzip: zlib.gzipSync(bytes, {level: 9}),
        brotli: zlib.brotliCompressSync(bytes),
    };
    for (const [kind, content] of Object.entries(packed)) {
        fs.writeFileSync(path.join(out, `${name}.${kind}`), content);
    }
    const file = {name, hashed: `${stem}-${hash}${ext}`, mediaType, packed};
    files.push(file);
    return file.hashed;
}

function withIcons(css) {
    const named = new Map();
    return css.replace(/url\(\/assets\/images\/([^)]+)\)/g, (_, icon) => {
        if (!named.has(icon)) {
            named.set(icon, put(icon, 'image/svg+xml', read(moj, 'assets/images', icon)));
        }
        return `url(${named.get(icon)})`;
    });
}

// One table for the program, the bytes taken in by the assembler.
function table() {
    const kinds = ['plain', 'gzip', 'brotli'];
    const symbol = (place, kind) => `desk_asset_${place}_${kind}`;
    const each = make => files.flatMap((file, place) => kinds.map(kind => make(file, place, kind)));
    return [
        '#include "assets/assets.h"', '',
        'asm(".section .rodata\\n"',
        ...each((file, place, kind) => {
            const name = symbol(place, kind);
            return `    ".hidden ${name}\\n.global ${name}\\n${name}:\\n` +
                `.incbin \\"${path.join(out, `${file.name}.${kind}`)}\\"\\n"`;
        }),
        '    ".previous\\n");', '',
        'extern "C" {',
        ...each((_, place, kind) => `extern const char ${symbol(place, kind)}[];`),
        '}', '',
        'namespace desk {', '',
        'const std::vector<Asset>& assets() {',
        '    static const std::vector<Asset> all{',
        ...files.map((file, place) => {
            const bytes = kind => `{${symbol(place, kind)}, ${file.packed[kind].length}}`;
            return `        {.name = "${file.name}", .hashed_name = "${file.hashed}", ` +
                `.media_type = "${file.mediaType}", .plain = ${bytes('plain')}, ` +
                `.gzip = ${bytes('gzip')}, .brotli = ${bytes('brotli')}},`;
        }),
        '    };', '    return all;', '}', '', '}  // namespace desk', ''
    ].join('\n');
}

const banner = '/* govuk-frontend 6.6.0, @ministryofjustice/frontend 11.1.0: MIT, see licences.txt */';
fs.rmSync(out, {recursive: true, force: true});
fs.mkdirSync(out, {recursive: true});
const theirs = withIcons(
    theirStyle(path.join(govuk, 'govuk-frontend.min.css')) +
    theirStyle(path.join(moj, 'moj-frontend.min.css')));
put('desk.css', 'text/css; charset=utf-8', `@charset "UTF-8";${banner}${theirs}${ourStyle()}`);
put('desk.js', 'text/javascript; charset=utf-8',
    `${banner}const govuk=${asFunction(path.join(govuk, 'govuk-frontend.min.js'))};` +
    `const moj=${asFunction(path.join(moj, 'moj-frontend.min.js'))};` +
    ['settings.mjs', 'look.mjs', 'drafts.mjs', 'live.mjs', 'session.mjs', 'shortcuts.mjs',
        'suggest.mjs', 'desk.mjs']
        .map(ownScript).join(''));
put('icon.svg', 'image/svg+xml', read(source, 'icon.svg'));
put('early.js', 'text/javascript; charset=utf-8', ownScript('early.js'));
fs.writeFileSync(path.join(out, 'assets_table.cpp'), table());
