import common from "./common.json";
import composer from "./composer.json";
import customer from "./customer.json";
import inbox from "./inbox.json";
import login from "./login.json";
import shell from "./shell.json";
import thread from "./thread.json";

const messages = { common, composer, customer, inbox, login, shell, thread };
export default messages;
