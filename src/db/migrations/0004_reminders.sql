CREATE TABLE `scheduled` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`run_at` integer,
	`attempts` integer NOT NULL,
	`error_code` text
);
--> statement-breakpoint
CREATE INDEX `scheduled_due` ON `scheduled` (`run_at`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `next_look_at` integer;--> statement-breakpoint
ALTER TABLE `approvals` ADD `looked_at` integer;--> statement-breakpoint
ALTER TABLE `approvals` ADD `looks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `approvals_look` ON `approvals` (`status`,`next_look_at`);--> statement-breakpoint
ALTER TABLE `clients` ADD `quiet_hours` text;--> statement-breakpoint
UPDATE `approvals` SET `next_look_at` = `expires_at` WHERE `status` = 'pending';
