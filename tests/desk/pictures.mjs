// Pictures of the gallery for people to look at: node pictures.mjs GALLERY_ADDRESS FOLDER.
import {chromium} from 'playwright-core';
import {open, pages} from './pages.mjs';

const [address, folder] = process.argv.slice(2);
const browser = await chromium.launch({
    executablePath: process.env.DESK_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
});
for (const name of pages) {
    for (const width of [1440, 390, 320]) {
        for (const theme of ['light', 'dark']) {
            const page = await browser.newPage({baseURL: address});
            await open(page, name, {width, theme});
            const stem = name.replace('.html', '');
            await page.screenshot({path: `${folder}/${stem}-${width}-${theme}.png`, fullPage: true});
            if (width === 1440 && theme === 'light') {
                await page.pdf({path: `${folder}/${stem}.pdf`, format: 'A4', preferCSSPageSize: true});
                await page.emulateMedia({media: 'print'});
                await page.setViewportSize({width: 794, height: 1123});
                await page.screenshot({path: `${folder}/${stem}-print.png`, fullPage: true});
            }
            await page.close();
        }
    }
}
await browser.close();
