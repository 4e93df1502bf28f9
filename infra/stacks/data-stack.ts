/** What must outlive every release: tables, buckets, keys and users. Nothing in it is replaced by a change of code. */
import {
  AccountRecovery,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { shownIn } from '../../functions/shared/case-store/keys.ts';
import type { IndexName, TableName } from '../grants.ts';
import type { Settings } from '../settings.ts';

const indexNames: readonly IndexName[] = ['gsi1', 'gsi2', 'gsi3', 'gsi4'];

const projection = (shown: readonly string[]) =>
  shown.length === 0
    ? { projectionType: ProjectionType.KEYS_ONLY }
    : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...shown] };

export type BucketName = 'documents' | 'imports' | 'checkpoints';

/** Name of the export that holds a bucket's ARN. */
export const bucketExport = (settings: Settings, bucket: BucketName): string => `${settings.prefix}-${bucket}-arn`;

export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly documents: Bucket;
  readonly imports: Bucket;
  readonly checkpoints: Bucket;
  readonly bucketArns: Readonly<Record<BucketName, string>>;
  readonly identityKey: Key;
  readonly identityMacKey: Key;
  readonly users: UserPool;
  readonly portalClient: UserPoolClient;
  private readonly settings: Settings;
  private readonly removalPolicy: RemovalPolicy;

  constructor(scope: Construct, id: string, props: StackProps & { readonly settings: Settings }) {
    super(scope, id, props);
    this.settings = props.settings;
    this.removalPolicy = this.settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.tables = {
      caseTable: this.table('CaseTable', true),
      recordTable: this.table('RecordTable', true),
      directoryTable: this.table('DirectoryTable', false),
      ledgerTable: this.table('LedgerTable', false),
    };
    // As its interface: the class declares optional members in a way our stricter compiler setting refuses.
    const accessLogs = this.accessLogBucket() as IBucket;
    this.documents = this.bucket('Documents', accessLogs);
    // Presigned addresses say what may be sent; this only lets the portal's pages use them.
    this.documents.addCorsRule({
      allowedOrigins: [this.settings.portalUrl],
      allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
      allowedHeaders: ['*'],
      maxAge: 3600,
    });
    this.imports = this.importBucket(accessLogs);
    this.checkpoints = this.checkpointBucket(accessLogs);
    this.identityKey = new Key(this, 'IdentityKey', {
      description: 'Wraps the data key of each natural person; identities are unreadable without it.',
      enableKeyRotation: true,
      removalPolicy: this.removalPolicy,
    });
    this.identityMacKey = new Key(this, 'IdentityMacKey', {
      description: 'Finds an identity number again by its keyed hash; a rotated key would find nothing.',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: this.removalPolicy,
    });
    this.users = this.userPool();
    this.portalClient = this.client();
    this.bucketArns = this.exportedArns();
    this.pinExports();
    this.outputs();
  }

  /** All four indexes from the first deployment on: an update can add only one at a time. */
  private table(id: string, streamed: boolean): Table {
    const table = new Table(this, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: this.settings.deletionProtection,
      removalPolicy: this.removalPolicy,
      ...(streamed && { stream: StreamViewType.NEW_IMAGE }),
    });
    for (const indexName of indexNames)
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}sk`, type: AttributeType.STRING },
        // The streamed tables are those of the door, whose rows are large and found by small ones.
        ...(streamed ? projection(shownIn[indexName]) : { projectionType: ProjectionType.ALL }),
      });
    return table;
  }

  private accessLogBucket(): Bucket {
    return new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Log delivery cannot write to a bucket encrypted by a KMS key of AWS.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ expiration: Duration.days(180), noncurrentVersionExpiration: Duration.days(1) }],
      removalPolicy: this.removalPolicy,
    });
  }

  private bucket(id: string, serverAccessLogsBucket: IBucket, lock?: ObjectLockRetention): Bucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS_MANAGED,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: this.removalPolicy,
      ...(lock && { objectLockEnabled: true, objectLockDefaultRetention: lock }),
    });
  }

  /** Reports of the determining units. They hold personal data and are of no use once imported and disputed rows are settled. */
  private importBucket(accessLogs: IBucket): Bucket {
    const bucket = this.bucket('Imports', accessLogs);
    bucket.addLifecycleRule({ expiration: Duration.days(180), noncurrentVersionExpiration: Duration.days(30) });
    // Set on the resource itself: CDK's own option brings a custom resource with rights on every bucket.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return bucket;
  }

  /** Write once: in compliance mode not even the account's root can shorten the lock. */
  private checkpointBucket(accessLogs: IBucket): Bucket {
    const lock = ObjectLockRetention.compliance(Duration.days(this.settings.checkpointLockDays));
    return this.bucket('Checkpoints', accessLogs, lock);
  }

  /** Accounts are made by administrators: what a person may do comes from the directory, the pool only says who they are. */
  private userPool(): UserPool {
    const pool = new UserPool(this, 'Users', {
      userPoolName: this.settings.prefix,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: this.settings.deletionProtection,
      removalPolicy: this.removalPolicy,
    });
    pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${this.settings.prefix}-${Aws.ACCOUNT_ID}` } });
    return pool;
  }

  /** A public client: code with PKCE, no secret that a browser could not keep. */
  private client(): UserPoolClient {
    return this.users.addClient('Portal', {
      generateSecret: false,
      authFlows: { userSrp: true, adminUserPassword: this.settings.passwordSignIn },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${this.settings.portalUrl}/callback`],
        logoutUrls: [this.settings.portalUrl],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
  }

  /**
   * ARN of each bucket, exported under a name of our own: CDK's generated export names would make the findings of the
   * rule pack, and with them infra/acknowledgements.ts, unreadable.
   */
  private exportedArns(): DataStack['bucketArns'] {
    const arn = (name: BucketName): string =>
      this.exportValue(this[name].bucketArn, { name: bucketExport(this.settings, name) });
    return { documents: arn('documents'), imports: arn('imports'), checkpoints: arn('checkpoints') };
  }

  /**
   * Exports what the application stack may refer to, whether it does so at present or not. An export that came and went with its use
   * would have to be removed here before the application stack has let go of it, which CloudFormation refuses.
   */
  private pinExports(): void {
    const buckets = [this.documents, this.imports, this.checkpoints];
    const values = [
      ...Object.values(this.tables).flatMap((table) => [table.tableName, table.tableArn]),
      ...Object.values(this.tables).flatMap((table) => table.tableStreamArn ?? []),
      ...buckets.map((bucket) => bucket.bucketName),
      this.identityKey.keyArn,
      this.identityMacKey.keyArn,
      this.users.userPoolId,
      this.portalClient.userPoolClientId,
    ];
    for (const value of values) this.exportValue(value);
  }

  private outputs(): void {
    const values = {
      CaseTableName: this.tables.caseTable.tableName,
      RecordTableName: this.tables.recordTable.tableName,
      DirectoryTableName: this.tables.directoryTable.tableName,
      LedgerTableName: this.tables.ledgerTable.tableName,
      DocumentBucketName: this.documents.bucketName,
      ImportBucketName: this.imports.bucketName,
      CheckpointBucketName: this.checkpoints.bucketName,
      UserPoolId: this.users.userPoolId,
      UserPoolClientId: this.portalClient.userPoolClientId,
    };
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
