// Serves the gallery on loopback as the desk will serve its pages: packed by brotli, under the strict
// policy, with the assets kept for ever. Called as: node serve.mjs FOLDER PORT.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [folder, port] = process.argv.slice(2);
const mediaTypes = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
};
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

http.createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://desk');
    const file = path.join(folder, path.normalize(pathname === '/' ? '/index.html' : pathname));
    const packed = fs.existsSync(`${file}.br`);
    if (!fs.existsSync(file)) {
        response.writeHead(404).end();
        return;
    }
    const body = fs.readFileSync(packed ? `${file}.br` : file);
    response.writeHead(200, {
        'Content-Type': mediaTypes[path.extname(file)] ?? 'application/octet-stream',
        'Content-Length': body.length,
        'Content-Security-Policy': policy,
        ...packed && {'Content-Encoding': 'br', 'Cache-Control': 'max-age=31536000, immutable'},
    }).end(body);
}).listen(Number(port), '127.0.0.1');
