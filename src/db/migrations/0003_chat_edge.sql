CREATE TABLE `channel_keys` (
	`account` text NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`sealed_key` blob NOT NULL,
	PRIMARY KEY(`account`, `type`, `id`)
);
--> statement-breakpoint
CREATE TABLE `channel_logins` (
	`account` text PRIMARY KEY NOT NULL,
	`sealed_login` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `approvals` ADD `shown_order` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `unreachable_at` integer;--> statement-breakpoint
ALTER TABLE `inbox` ADD `order_no` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `part` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_approval` ON `outbox` (`approval_id`) WHERE approval_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_card` ON `outbox` (`conversation_id`,`ref`) WHERE approval_id IS NOT NULL;