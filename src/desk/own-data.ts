/** Tools with which clients use their rights over their own data: they work while the desk is paused, and need nobody else's yes. */
export const OWN_DATA_TOOLS: readonly string[] = ['export_data', 'delete_account'];
