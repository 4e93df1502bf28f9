/** The program that plays the downstream platforms locally. */
import { join } from 'node:path';
import { awsEnvironment } from './aws.ts';
import { type Daemon, halt, launch, portInUse, running } from './daemon.ts';
import { type Instance, root } from './instance.ts';

export function receiverOf(instance: Instance): Daemon {
  return {
    title: '平台接收端',
    port: instance.receiverPort,
    portSetting: instance.portSetting,
    pidFile: join(instance.dir, 'receiver.pid'),
    logFile: join(instance.dir, 'receiver.log'),
  };
}

/** Where the receiver's program is; what it needs to know stands in its environment. */
const program = join(root, 'scripts', 'receiver', 'main.ts');

/**
 * Starts the receiver unless it runs already.
 *
 * @param apiUrl where the played platforms post their receipts
 * @throws Trouble when its port is taken or it ends at once
 */
export async function startReceiver(instance: Instance, apiUrl: string): Promise<void> {
  const receiver = receiverOf(instance);
  if (running(receiver)?.port === instance.receiverPort) return;
  await halt(receiver);
  const env = {
    ...awsEnvironment(instance),
    TZ: 'UTC',
    PORT: String(instance.receiverPort),
    API_URL: apiUrl,
    DATA_DIR: join(instance.dir, 'platforms'),
  };
  await launch(receiver, [process.execPath, program], env, () => portInUse(instance.receiverPort));
}

/** Stops the receiver. Returns whether it was running. */
export function stopReceiver(instance: Instance): Promise<boolean> {
  return halt(receiverOf(instance));
}
