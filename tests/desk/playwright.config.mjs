import {defineConfig} from '@playwright/test';

const port = process.env.DESK_PORT ?? '18437';

export default defineConfig({
    testDir: '.',
    outputDir: 'results',
    workers: 2,
    fullyParallel: true,
    forbidOnly: true,
    retries: 0,
    timeout: 60_000,
    reporter: [['list']],
    use: {
        baseURL: `http://127.0.0.1:${port}`,
        locale: 'en-GB',
        browserName: 'chromium',
        launchOptions: {executablePath: process.env.DESK_CHROMIUM, args: ['--no-sandbox']},
    },
    webServer: {
        command: `"${process.execPath}" serve.mjs "${process.env.DESK_GALLERY}" ${port}`,
        url: `http://127.0.0.1:${port}/my-work.html`,
        reuseExistingServer: false,
    },
});
