// Runs before anything is painted, first in the body: the components only begin where the body says
// that script runs, and a theme that came later would flash.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
try {
    const theme = localStorage.getItem('moothall.theme');
    if (theme) document.documentElement.dataset.theme = theme;
} catch {
    // A browser that keeps nothing has the theme of the page.
}
