// Small behaviours shared by every page. Each one improves markup that already works without JavaScript.
import './js/refresh.js';
import './js/theme.js';
import './js/menus.js';
import './js/dialogs.js';
import './js/forms.js';
import './js/print.js';
import './js/asking.js';
import './js/toasts.js';
import './js/areas.js';
import './js/maps.js';
import './js/tree.js';
import './js/unsent.js';
import './js/drafts.js';
import './js/offline-page.js';
