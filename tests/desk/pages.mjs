// The pages of the gallery, and how one is opened.
export const pages = ['index.html', 'my-work.html', 'case.html', 'performance.html'];
export const widths = {wide: 1440, telephone: 390};

export async function open(page, name, {width = 1440, theme = 'light'} = {}) {
    const faults = [];
    page.on('pageerror', fault => faults.push(String(fault)));
    page.on('console', message => {
        if (message.type() === 'error') faults.push(message.text());
    });
    await page.setViewportSize({width, height: 900});
    await page.addInitScript(chosen => localStorage.setItem('moothall.theme', chosen), theme);
    await page.goto(`/${name}`);
    await page.waitForLoadState('networkidle');
    return faults;
}
