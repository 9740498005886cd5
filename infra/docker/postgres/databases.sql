-- One database for each service that keeps something, all owned by the services' role.
\getenv password POSTGRES_PASSWORD
CREATE ROLE messagecenter LOGIN PASSWORD :'password';
CREATE DATABASE auth OWNER messagecenter;
CREATE DATABASE bot OWNER messagecenter;
CREATE DATABASE chat OWNER messagecenter;
CREATE DATABASE outbound OWNER messagecenter;
