import * as govuk from 'govuk-frontend';
import * as moj from '@ministryofjustice/frontend';
import {keepDrafts} from './drafts.mjs';
import {followLive} from './live.mjs';
import {followLook} from './look.mjs';
import {followSession} from './session.mjs';
import {followShortcuts} from './shortcuts.mjs';
import {suggest} from './suggest.mjs';

govuk.initAll();
moj.initAll();
followShortcuts(document);
followLook(document);
keepDrafts(document);
followLive(document);
followSession(document);
suggest(document);

// What is folded away is printed too.
addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details:not([open])')) {
        details.open = true;
        details.dataset.openedToPrint = '';
    }
});
addEventListener('afterprint', () => {
    for (const details of document.querySelectorAll('details[data-opened-to-print]')) {
        details.open = false;
        delete details.dataset.openedToPrint;
    }
});
