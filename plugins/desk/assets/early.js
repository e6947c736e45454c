// Runs before anything is painted, first in the body: the components only begin where the body says
// that script runs, and a theme that came later would flash. What somebody chose on the server goes
// before what this browser remembers, and is remembered for when nobody has signed in.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
try {
    const root = document.documentElement.dataset;
    const theme = localStorage.getItem('moothall.theme');
    if (root.themeChosen !== undefined) localStorage.setItem('moothall.theme', root.theme);
    else if (theme) root.theme = theme;
} catch {
    // A browser that keeps nothing has the theme of the page.
}
