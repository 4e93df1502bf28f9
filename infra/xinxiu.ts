/** All stacks of one deployment. Kept apart from app.ts so that tests can build them in an app of their own. */
import type { App } from 'aws-cdk-lib/core';
import { settingsOf } from './settings.ts';
import { ApplicationStack } from './stacks/application-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { PortalStack } from './stacks/portal-stack.ts';

export interface Stacks {
  readonly data: DataStack;
  readonly application: ApplicationStack;
  /** Absent on stages that are deployed to a local engine. */
  readonly operations: OperationsStack | undefined;
  /** Likewise: a local engine has no edge, the pages are served by a script there. */
  readonly portal: PortalStack | undefined;
}

/** Adds the stacks of the stage named in the app's context. Throws if a context value is wrong. */
export const addStacks = (app: App): Stacks => {
  const settings = settingsOf(app.node);
  const named = (part: string) => ({ stackName: `${settings.prefix}-${part}`, settings });
  const data = new DataStack(app, `${settings.prefix}-data`, {
    ...named('data'),
    terminationProtection: settings.deletionProtection,
  });
  const application = new ApplicationStack(app, `${settings.prefix}-application`, { ...named('application'), data });
  const operations = settings.keepsData
    ? new OperationsStack(app, `${settings.prefix}-operations`, { ...named('operations'), application })
    : undefined;
  const portal = settings.keepsData
    ? new PortalStack(app, `${settings.prefix}-portal`, { ...named('portal'), data, application })
    : undefined;
  return { data, application, operations, portal };
};
