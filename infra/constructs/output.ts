import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** `events-outbox-publisher` → `EventsOutboxPublisher`. */
const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * An output of the stack whose id people and scripts can foresee: `EventsDriver` + `QueueUrl`. Made on the stack itself, because an
 * output inside a construct carries the whole path and a hash in its id.
 */
export const output = (scope: Construct, name: string, what: string, value: string): void => {
  new CfnOutput(Stack.of(scope), `${pascal(name)}${what}`, { value });
};
