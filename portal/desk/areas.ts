/** The desk's groups of pages, in the order of the menu; who belongs to several sees them all. */
import * as administrator from './administrator/pages.ts';
import * as approver from './approver/pages.ts';
import * as auditor from './auditor/pages.ts';
import * as enterprise from './enterprise/pages.ts';
import * as supervisor from './supervisor/pages.ts';

const areas = [enterprise, approver, supervisor, auditor, administrator];

export const menu = areas.flatMap((area) => area.menu);
export const pages = areas.flatMap((area) => area.pages);
