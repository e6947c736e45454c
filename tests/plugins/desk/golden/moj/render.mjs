// Renders the templates of @ministryofjustice/frontend into the files beside this one, from which
// tests/plugins/desk/components/moj_test.cpp is checked: to be run again when its version changes.
// In a folder with nunjucks, govuk-frontend and @ministryofjustice/frontend installed:
//   node …/render.mjs node_modules
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

const packages = path.resolve(process.argv[2]);
const nunjucks = createRequire(path.join(packages, 'x'))('nunjucks');
const out = path.dirname(new URL(import.meta.url).pathname);
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(
    [path.join(packages, '@ministryofjustice/frontend'), path.join(packages, 'govuk-frontend/dist')]));
const days = {'2026-11-23T09:14:00Z': ['23 November 2026 at 9:14am', '23 November 2026', '9:14am']};
environment.addFilter('mojDate', (instant, kind) =>
    days[instant][['datetime', 'date', 'time'].indexOf(kind)]);

function put(file, name, params) {
    const template = path.join(packages, '@ministryofjustice/frontend/moj/components', name);
    const html = environment.render(path.join(template, 'template.njk'), {params});
    fs.writeFileSync(path.join(out, `${file}.html`), html);
}

const item = (text, href, more) => ({text, href, ...more});

put('timeline', 'timeline', {
    classes: 'further', headingLevel: 3, attributes: {id: 'timeline'},
    items: [
        {label: {text: 'Letter & note received'}, byline: {text: 'Scanning team'},
            datetime: {timestamp: '2026-11-23T09:14:00Z', type: 'datetime'},
            html: '<p>1 document</p>', classes: 'first', attributes: {'data-kind': 'letter'}},
        {label: {text: 'Moved'}, datetime: {timestamp: '2026-11-23T09:14:00Z', type: 'datetime'},
            text: 'By the clock'},
    ],
});
put('sub_navigation', 'sub-navigation', {
    label: 'Work lists', classes: 'further', attributes: {id: 'lists'},
    items: [item('To do', '/todo', {active: true}), item('Done', '/done', {classes: 'last'})],
});
put('side_navigation', 'side-navigation', {
    label: 'Settings', classes: 'further', attributes: {id: 'side'},
    sections: [
        {heading: {text: 'Mine'}, items: [item('Shortcuts', '/shortcuts', {active: true})]},
        {heading: {text: 'All', headingLevel: 3}, items: [item('Teams', '/teams')]},
    ],
});
put('side_navigation_flat', 'side-navigation', {items: [item('Shortcuts', '/shortcuts')]});
put('badge', 'badge', {text: 'Urgent', classes: 'moj-badge--red', attributes: {id: 'urgent'}});
put('notification_badge', 'notification-badge', {
    text: '3', visuallyHiddenText: 'unread', classes: 'further', attributes: {id: 'new'}});
put('notification_badge_many', 'notification-badge', {text: '120'});
put('notification_badge_none', 'notification-badge', {text: '0'});
for (const variant of ['information', 'success', 'warning', 'error']) {
    put(`alert_${variant}`, 'alert', {variant, title: 'Something happened'});
}
put('alert_full', 'alert', {
    variant: 'warning', title: 'Clock', showTitleAsHeading: true, headingTag: 'h3',
    html: '<p>It is paused.</p>', dismissible: true, dismissText: 'Hide', role: 'alert',
    classes: 'further', attributes: {id: 'clock'},
});
put('button_menu', 'button-menu', {
    button: {text: 'Actions', classes: 'govuk-button--secondary'}, alignMenu: 'right',
    classes: 'further', attributes: {id: 'menu'},
    items: [{text: 'Reassign', href: '/reassign', classes: 'first'}, {text: 'Close'}],
});
put('identity_bar', 'identity-bar', {
    title: {text: 'CT-26-000417-T'}, classes: 'further', attributes: {id: 'bar'},
    menus: [{items: [{text: 'Reassign', href: '/reassign'}]}],
});
put('ticket_panel', 'ticket-panel', {
    classes: 'further', attributes: {id: 'visit'},
    items: [
        {html: '<h3>Home visit</h3>', classes: 'moj-ticket-panel__content--blue'},
        {text: 'Bring the form', attributes: {id: 'form'}},
    ],
});
put('messages', 'messages', {
    id: 'letters', classes: 'further',
    items: [
        {id: 7, type: 'received', text: 'Can I pay?', sender: 'Margaret',
            timestamp: '2026-11-23T09:14:00Z'},
        {type: 'sent', html: '<p>Yes.</p>', sender: 'Priya', timestamp: '2026-11-23T09:14:00Z'},
    ],
});
