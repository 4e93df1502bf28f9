/**
 * The bare handler a function is measured against: it loads the same AWS clients and commands, makes each client once, and has no
 * logic and no library. What a function is larger and slower than this is ours.
 */
import type { Client } from './contents.ts';

/** A client as the functions make it: the document client lies around the plain one. */
const constructed = ({ package: from, imports }: Client, index: number): string[] =>
  imports
    .filter((name) => name.endsWith('Client'))
    .map((name) =>
      from.endsWith('lib-dynamodb') ? `p${index}.${name}.from(new DynamoDBClient({}))` : `new p${index}.${name}({})`,
    );

/** Source text of the handler. Both DynamoDB packages have a `QueryCommand`, so names are taken through their package's. */
export const bareHandler = (clients: readonly Client[]): string => {
  const commands = clients.flatMap(({ imports }, index) => imports.map((name) => `p${index}.${name}`));
  return [
    ...clients.map(({ package: from }, index) => `import * as p${index} from '${from}';`),
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
    `const clients = [${clients.flatMap(constructed).join(', ')}];`,
    `const commands = [${commands.join(', ')}];`,
    'export const handler = async () => clients.length + commands.length;',
  ].join('\n');
};
