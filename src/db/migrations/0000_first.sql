CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`number` integer NOT NULL,
	`tool` text NOT NULL,
	`sealed_payload` blob NOT NULL,
	`payload_hash` text NOT NULL,
	`sealed_card` blob NOT NULL,
	`nonce` text NOT NULL,
	`status` text NOT NULL,
	`about` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`shown_at` integer,
	`decided_at` integer,
	`decided_via` text,
	`decided_by` text,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_number` ON `approvals` (`client_id`,`number`);--> statement-breakpoint
CREATE INDEX `approvals_expiry` ON `approvals` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `approvals_client` ON `approvals` (`client_id`,`status`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`body` text NOT NULL,
	`hash` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_user` ON `audit` (`user`,`seq`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`sealed_name` blob,
	`status` text NOT NULL,
	`consent_version` text,
	`consent_at` integer,
	`time_zone` text NOT NULL,
	`data_key` blob NOT NULL,
	`card_number` integer NOT NULL,
	`draft_number` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_subject_unique` ON `clients` (`subject`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` text NOT NULL,
	`id` text NOT NULL,
	`sealed_email` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_id_unique` ON `contacts` (`id`);--> statement-breakpoint
CREATE INDEX `contacts_client` ON `contacts` (`client_id`,`ord`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`account` text NOT NULL,
	`chat` text NOT NULL,
	`control` text NOT NULL,
	`control_epoch` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_chat` ON `conversations` (`account`,`chat`);--> statement-breakpoint
CREATE TABLE `cvs` (
	`client_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`sealed_info` blob NOT NULL,
	`sealed_file` blob NOT NULL,
	`sha256` text NOT NULL,
	`read_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`posting_id` text NOT NULL,
	`sealed_draft` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `drafts_client` ON `drafts` (`client_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `executions` (
	`approval_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`error_code` text,
	FOREIGN KEY (`approval_id`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `executions_status` ON `executions` (`status`);--> statement-breakpoint
CREATE TABLE `facts` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`sealed_fact` blob NOT NULL,
	`origin` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `facts_id_unique` ON `facts` (`id`);--> statement-breakpoint
CREATE INDEX `facts_client` ON `facts` (`client_id`,`ord`);--> statement-breakpoint
CREATE TABLE `identities` (
	`account` text NOT NULL,
	`address` text NOT NULL,
	`client_id` text NOT NULL,
	PRIMARY KEY(`account`, `address`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `inbox` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`account` text NOT NULL,
	`event_id` text NOT NULL,
	`message_key` text,
	`conversation_id` text NOT NULL,
	`sealed_content` blob,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_id_unique` ON `inbox` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_event` ON `inbox` (`account`,`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_message` ON `inbox` (`account`,`message_key`);--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`state`,`conversation_id`,`ord`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`kind` text NOT NULL,
	`approval_id` text,
	`sealed_message` blob NOT NULL,
	`control_epoch` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer,
	`ref` text,
	`code` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_id_unique` ON `outbox` (`id`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`conversation_id`,`ord`);--> statement-breakpoint
CREATE TABLE `permissions` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`tool` text NOT NULL,
	`host` text NOT NULL,
	`purpose` text NOT NULL,
	`granted_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`uses` integer NOT NULL,
	`approval_id` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `permissions_client` ON `permissions` (`client_id`);--> statement-breakpoint
CREATE TABLE `pipeline` (
	`client_id` text NOT NULL,
	`posting_id` text NOT NULL,
	`stage` text NOT NULL,
	`sealed_note` blob,
	`at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `posting_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`change` integer NOT NULL,
	`digest` text NOT NULL,
	`document` text NOT NULL,
	`profile` text,
	`profile_version` text,
	`saved_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `postings_change_unique` ON `postings` (`change`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`client_id` text NOT NULL,
	`key` text NOT NULL,
	`sealed_value` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`client_id`, `key`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `searches` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`client_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`sealed_search` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `searches_id_unique` ON `searches` (`id`);--> statement-breakpoint
CREATE INDEX `searches_conversation` ON `searches` (`conversation_id`,`ord`);--> statement-breakpoint
CREATE TABLE `turns` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`sealed_messages` blob NOT NULL,
	`chars` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `turns_conversation` ON `turns` (`conversation_id`,`ord`);--> statement-breakpoint
CREATE TABLE `usage` (
	`ord` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`client_id` text NOT NULL,
	`turn_id` text NOT NULL,
	`day` text NOT NULL,
	`model` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`cost_micro_usd` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `usage_client` ON `usage` (`client_id`,`day`);