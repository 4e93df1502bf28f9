/** Bus → queue → registrar: the register of commitments follows the cases. */
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { RegistrarEnv } from './env.ts';
import { keepRegister } from './registrar.ts';

const env = RegistrarEnv.parse(process.env);

const log = makeLog('registrar');

export const handler = consumeEvents(log, keepRegister({ ...openDoor(env), caseTable: env.CASE_TABLE, log }));
