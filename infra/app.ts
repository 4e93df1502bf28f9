/** The CDK app: `cdk deploy --all -c stage=<stage>`. The functions must have been built before. */
import { App } from 'aws-cdk-lib/core';
import { addStacks } from './xinxiu.ts';

addStacks(new App());
