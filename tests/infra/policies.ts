/** Policies of a template in a form people can read and compare: resources by the names the constructs have, not by hashes. */
import type { Synthesised } from './synthesised.ts';

/** What CloudFormation puts in place of a name that is only known at deployment. */
type Expression = string | { readonly [intrinsic: string]: unknown };

/** A logical id ends in a hash of eight hex digits. */
const withoutHash = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

const fromExport = (name: string): string =>
  withoutHash(name.replace(/^[^:]+:ExportsOutput(?:Ref|FnGetAtt)/, '').replace(/[0-9A-F]{8}$/, '')).replace(
    /[0-9A-F]{8}(Arn|StreamArn)$/,
    (_, attribute: string) => (attribute === 'Arn' ? '' : '/stream'),
  );

/** Account and region of the deployment itself say nothing. */
const here = /^arn:<AWS::Partition>:\w+:<AWS::Region>:<AWS::AccountId>:/;

/** A readable label of a resource expression, e.g. `CaseTable/index/gsi1`. */
export const label = (expression: Expression): string => {
  if (typeof expression === 'string') return expression;
  const [intrinsic, value] = Object.entries(expression)[0] as [string, unknown];
  switch (intrinsic) {
    case 'Fn::GetAtt':
      return withoutHash((value as string[])[0] ?? '');
    case 'Fn::ImportValue':
      return fromExport(value as string);
    case 'Ref':
      return (value as string).startsWith('AWS::') ? `<${value}>` : withoutHash(value as string);
    case 'Fn::Join':
      return (value as [string, Expression[]])[1].map(label).join('').replace(here, '');
    default:
      throw new Error(`no label for ${intrinsic}`);
  }
};

export interface Allowed {
  readonly action: string;
  readonly resource: string;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: Expression | readonly Expression[];
}

/** Everything the role with this logical id may do. */
export const allowedTo = (app: Synthesised, roleId: string): Allowed[] =>
  app
    .resources('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: { Ref: string }) => role.Ref === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) =>
      list(Resource).flatMap((resource) => list(Action).map((action) => ({ action, resource: label(resource) }))),
    );

/** Rights in the form of granted-actions.json: by resource, actions sorted; an index stands with its table's actions. */
export const written = (allowed: readonly Allowed[]): Record<string, string[]> => {
  const byResource = new Map<string, string[]>();
  for (const { action, resource } of allowed) {
    const [table = resource, index] = resource.split('/index/');
    byResource.set(table, [...(byResource.get(table) ?? []), index === undefined ? action : `${action} ${index}`]);
  }
  const sorted = [...byResource].map(([resource, actions]) => [resource, [...new Set(actions)].sort()] as const);
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
};
