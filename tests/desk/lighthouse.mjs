// What Lighthouse finds on a page of the desk, for an officer who has signed in.
import net from 'node:net';
import lighthouse, {desktopConfig} from 'lighthouse';
import {chromium} from 'playwright-core';
import {aCase, address, signIn} from './council.mjs';

export const forms = ['desktop', 'mobile'];

function freePort() {
    return new Promise(resolve => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const {port} = server.address();
            server.close(() => resolve(port));
        });
    });
}

// A browser of its own, and the pages that are looked at, by name.
export async function auditing() {
    const port = await freePort();
    const browser = await chromium.launch({
        executablePath: process.env.DESK_CHROMIUM,
        args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    });
    const context = await browser.newContext({baseURL: address});
    const page = await context.newPage();
    await signIn(page);
    const ofCase = await aCase(page);
    const cookies = await context.cookies();
    await context.close();
    const Cookie = cookies.map(({name, value}) => `${name}=${value}`).join('; ');
    const pages = {
        'sign-in': '/sign-in',
        'my-work': '/',
        case: ofCase,
        form: `${ofCase}/note`,
        search: '/search?q=lane',
        performance: '/performance',
    };

    async function audit(name, form, categories) {
        const {lhr} = await lighthouse(`${address}${pages[name]}`, {
            port,
            logLevel: 'error',
            onlyCategories: categories,
            extraHeaders: name === 'sign-in' ? {} : {Cookie},
        }, form === 'desktop' ? desktopConfig : undefined);
        if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`);
        return lhr;
    }
    return {pages, audit, close: () => browser.close()};
}

// The audits that keep a category from 100.
export function shortfalls(lhr, category) {
    return lhr.categories[category].auditRefs
        .filter(({id, weight}) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({id}) => `${id}: ${lhr.audits[id].title}`);
}
