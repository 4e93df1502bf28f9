/** What every construct of the application stack needs to know: the settings, and where the granted resources are. */

import type { ResourceName, TableName } from '../grants.ts';
import type { Settings } from '../settings.ts';
import type { Variables } from './variables.ts';

export interface Platform {
  readonly settings: Settings;
  readonly variables: Variables;
  /** ARN of each table; its indexes hang below it. */
  readonly tables: Readonly<Record<TableName, string>>;
  /** What a grant on the resource names: the ARN itself or all of several, or the objects and secrets below it. */
  readonly resources: Readonly<Record<ResourceName, string | readonly string[]>>;
}
