/**
 * The queues in front of the functions, by the function that reads each, with the words people see. Each has a dead-letter queue of the
 * same name. The outbox publisher reads a stream: what it cannot publish lies in the outbox, and a dead letter of it has nowhere to go back to.
 */
export const workQueues = {
  'events-driver': '立案和修复流程',
  'events-commitment-driver': '告知承诺流程',
  'events-registrar': '信用承诺登记',
  'events-statistics': '统计',
  'events-inspection-orders': '随机抽查的安排',
  'events-reconciler': '对账',
  'events-due-sweep': '到期清扫',
  'events-auto-stop': '自动停止公示',
  'events-checkpoint': '检查点',
  'delivery-plan': '生成投递',
  'delivery-send': '发送投递',
  'delivery-sweep': '投递清扫',
  'ingest-import': '导入',
} as const;

export type WorkQueueName = keyof typeof workQueues;
export const workQueueNames = Object.keys(workQueues) as [WorkQueueName, ...WorkQueueName[]];

/** A queue as it is called in a deployment stage. */
export const queueNameIn = (stage: string, queue: string): string => `xinxiu-${stage}-${queue}`;
export const deadSuffix = '-dead';
