import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j of the community edition for tests: its folder with a neo4j.conf in it, and the password. Ends when its input does. */
class Server {
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    boolean isNew = Files.notExists(home.resolve("data"));
    DatabaseManagementService dbms =
        new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
    if (isNew && !arguments[1].isEmpty())
      dbms.database("system").executeTransactionally(
          "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", arguments[1]));
    if (!dbms.database("neo4j").isAvailable(60_000)) System.exit(1);
    System.out.println("READY");
    while (System.in.read() >= 0) {}
    dbms.shutdown();
    System.exit(0);
  }
}
