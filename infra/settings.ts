/**
 * What differs between deployments, read once from the CDK context. Stages are told apart here and nowhere else:
 * everything further in asks for the property it means (`keepsData`, `movableClock`), never for a stage's name.
 */
import { Aws } from 'aws-cdk-lib/core';
import type { Node } from 'constructs';
import * as z from 'zod';

/** Stages for trying and testing, whose data may go with them. */
const disposableStages = ['local', 'test'];

const Context = z.strictObject({
  /** Names the deployment; part of every resource name people read. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,15}$/, 'stage must be 2 to 16 lower-case letters, digits or hyphens')
    .default('dev'),
  /** Where the issuer's keys are fetched; the issuer named in tokens is the same everywhere. */
  issuerEndpoint: z.string().default(`https://cognito-idp.${Aws.REGION}.amazonaws.com`),
  /** Fixes the id of the HTTP API where the engine allows it, so that addresses survive a new deployment. */
  apiId: z
    .string()
    .regex(/^[0-9a-f]{8}$/, 'apiId must be 8 hex digits')
    .optional(),
  /** Where the built functions lie, one folder `<group>-<name>` each. */
  build: z.string().default('.build/functions'),
  /** Address of the portal: where the sign-in page sends people back to, and from where documents may be sent. */
  portalUrl: z.string().default('http://localhost:5173'),
  /** A certificate (us-east-1) for the host of `portalUrl`; without it the distribution keeps its own name. */
  portalCertificate: z.string().startsWith('arn:').optional(),
  /** Who is told of alarms; without it the topic has no subscriber. */
  alarmEmail: z.string().optional(),
  /**
   * On AWS the right to answer a task token is limited to one machine. An engine that enforces IAM but knows no such limit
   * needs `any`; it is set by the script that starts such an engine, never for a real deployment.
   */
  taskTokenScope: z.enum(['machine', 'any']).default('machine'),
});

export interface Settings extends Omit<z.infer<typeof Context>, 'apiId' | 'alarmEmail' | 'portalCertificate'> {
  readonly apiId: string | undefined;
  readonly alarmEmail: string | undefined;
  readonly portalCertificate: string | undefined;
  /** Prefix of names: `xinxiu-<stage>`. */
  readonly prefix: string;
  /** Tables, buckets, keys and users outlive their stack. */
  readonly keepsData: boolean;
  /** Deleting a table or the user pool is refused until the protection is lifted by hand. */
  readonly deletionProtection: boolean;
  /** The business clock can be moved; elsewhere neither the variable nor the permission exists. */
  readonly movableClock: boolean;
  /** Scripts with rights in the account can sign sample users in by their password; people sign in on the sign-in page. */
  readonly passwordSignIn: boolean;
  /** How long a checkpoint cannot be deleted by anybody, in days. */
  readonly checkpointLockDays: number;
}

/**
 * Reads the settings of an app.
 * Throws with the name of the context value that is wrong: there is nobody a synth could hand a refusal to.
 */
export const settingsOf = (node: Node): Settings => {
  const given = Object.keys(Context.shape).map((key) => [key, node.tryGetContext(key)] as const);
  const context = Context.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  if (!context.success) throw new Error(`CDK context: ${z.prettifyError(context.error)}`);
  const { stage, apiId, alarmEmail, portalCertificate } = context.data;
  const disposable = disposableStages.includes(stage);
  return {
    ...context.data,
    apiId,
    alarmEmail,
    portalCertificate,
    prefix: `xinxiu-${stage}`,
    keepsData: !disposable,
    deletionProtection: stage === 'production',
    movableClock: disposable,
    passwordSignIn: disposable,
    // Our own choice, no regulation's number: in production longer than any publication and its lawsuits, elsewhere short enough to clean up.
    checkpointLockDays: stage === 'production' ? 3650 : 1,
  };
};
