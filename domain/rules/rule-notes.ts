/** The remarks on all rule sets. Apart from the sets, because only those who show rules to people need them. */
import type { RuleSetId } from './rule-set-ids.ts';
import { commitmentNotes } from './sets/commitment.ts';
import { dualPublicationNotes } from './sets/dual-publication.ts';
import { localHenanNotes, localShandongNotes, localShenzhenNotes, localZhejiangNotes } from './sets/local.ts';
import { ndrc36Notes } from './sets/ndrc36.ts';
import { ndrc58Notes } from './sets/ndrc58.ts';
import { ndrc527Notes } from './sets/ndrc527.ts';
import { samr2025Notes } from './sets/samr2025.ts';
import { sc22Notes } from './sets/sc22.ts';
import { statuteNotes } from './sets/statute.ts';
import type { RuleNotes } from './types.ts';

export const ruleNotes: Readonly<Record<RuleSetId, RuleNotes>> = {
  ndrc527: ndrc527Notes,
  ndrc58: ndrc58Notes,
  ndrc36: ndrc36Notes,
  sc22: sc22Notes,
  samr2025: samr2025Notes,
  statute: statuteNotes,
  localShenzhen: localShenzhenNotes,
  localHenan: localHenanNotes,
  localShandong: localShandongNotes,
  localZhejiang: localZhejiangNotes,
  commitment: commitmentNotes,
  dualPublication: dualPublicationNotes,
};
