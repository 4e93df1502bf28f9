/** What platforms post back. Signed by the platform's secret instead of a token. Served by `functions/api/receipts`. */
import { receipts } from '#domain/access/policy.ts';
import { ReceiptMessage } from '#domain/delivery/message.ts';
import {
  deliveryNotFound,
  deliverySuperseded,
  receiptMalformed,
  receiptNotOwed,
  receiptNotSent,
  receiptVersionTooLow,
  signatureExpired,
  signatureInvalid,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { under } from './contract.ts';
import { Id } from './shared.ts';

const { commands } = under(receipts);

export const postReceipts = {
  ...commands({
    operationId: 'postReceipts',
    path: '/platform-receipts/{platformId}',
    summary: '平台回执',
    description:
      '平台按信息和效果逐项回执。签名覆盖时间、投递编号和报文原文；重复回执返回同样结果。无需 Idempotency-Key。',
    params: z.strictObject({ platformId: Id }),
    body: ReceiptMessage,
    answer: z.object(() => ({ deliveryId: z.string(), stored: z.int(), repeated: z.int() })),
    problems: {
      signatureInvalid,
      signatureExpired,
      deliveryNotFound,
      deliverySuperseded,
      receiptMalformed,
      receiptNotOwed,
      receiptVersionTooLow,
      receiptNotSent,
    },
    example: {
      params: { platformId: 'creditChina' },
      body: {
        deliveryId: 'record-1-v4-creditChina',
        receipts: [{ itemId: 'record-1', version: 4, effect: 'publicationEnd', doneAt: '2026-10-12T09:30:00+08:00' }],
      },
    },
  }),
  command: false,
  rawBody: true,
} as const;
